package io.lineweave.sandbox;

import io.lineweave.app.Printable;
import io.lineweave.sandbox.report.LineageReport;
import io.lineweave.sandbox.report.Summary;
import java.io.PrintWriter;

/**
 * Where people read.
 *
 * @param out standard output
 * @param err standard error
 * @param json whether standard output belongs to the report, as one JSON document, alone
 */
record Console(PrintWriter out, PrintWriter err, boolean json) {

  /** One line for people, at once; nothing in it, such as a job's name, can write to a terminal. */
  void tell(String line) {
    PrintWriter writer = json ? err : out;
    writer.println(Printable.line(line));
    writer.flush();
  }

  void report(LineageReport report) {
    if (json) {
      out.println(report.toJson());
      out.flush();
      return;
    }
    tell("");
    Summary.of(report).forEach(this::tell);
    tell("");
  }
}
