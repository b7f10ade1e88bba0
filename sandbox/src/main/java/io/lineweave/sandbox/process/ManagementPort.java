package io.lineweave.sandbox.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What an application tells on its management port, on 127.0.0.1.
 *
 * @param port as {@code http.port} says
 * @param client kept, for whoever asks often
 */
public record ManagementPort(int port, HttpClient client) {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  /** The one at a port. */
  public static ManagementPort at(int port) {
    return new ManagementPort(port, HttpClient.newHttpClient());
  }

  /** One that nobody uses yet, for an application that is to be started. */
  public static ManagementPort free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return at(socket.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on 127.0.0.1", e);
    }
  }

  /** Whether the application is processing; false as well while nobody answers. */
  public boolean isReady() {
    try {
      return get("/health/ready").statusCode() == 200;
    } catch (ConnectException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * All metrics as Prometheus reads them.
   *
   * @throws UncheckedIOException if nobody answers
   */
  public String metrics() {
    try {
      return get("/metrics").body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sum of a metric over all its labels; 0 if there is none of this name. */
  public double sum(String metric) {
    return Pattern.compile("(?m)^" + Pattern.quote(metric) + "(?:\\{.*})? (\\S+)$")
        .matcher(metrics())
        .results()
        .mapToDouble(sample -> Double.parseDouble(sample.group(1)))
        .filter(Double::isFinite)
        .sum();
  }

  private HttpResponse<String> get(String path) throws IOException {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    try {
      return client.send(
          HttpRequest.newBuilder(uri).timeout(TIMEOUT).build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while asking " + uri, e);
    }
  }
}
