# syntax=docker/dockerfile:1

# ---- build: needs nothing but this directory ----
FROM eclipse-temurin:21-jdk AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 ./mvnw -q -DskipTests package -pl topology,app,sandbox

# ---- what both images share: a JRE and a user that owns nothing but the state ----
FROM eclipse-temurin:21-jre AS base
RUN groupadd --system --gid 10001 lineweave \
 && useradd --system --uid 10001 --gid 10001 --home-dir /var/lib/lineweave --create-home lineweave
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=50 -XX:+ExitOnOutOfMemoryError"
USER 10001:10001
WORKDIR /var/lib/lineweave

# ---- the sandbox, for docker-compose.yml ----
FROM base AS sandbox
COPY --from=build /src/sandbox/target/lib /opt/lineweave/lib
COPY --from=build /src/sandbox/target/sandbox.jar /opt/lineweave/sandbox.jar
ENTRYPOINT ["java", "-jar", "/opt/lineweave/sandbox.jar"]

# ---- the application: the default target ----
FROM base AS lineweave
COPY --from=build /src/app/target/lib /opt/lineweave/lib
COPY --from=build /src/app/target/lineweave.jar /opt/lineweave/lineweave.jar
# RocksDB's memory is outside the heap: hence half of the container's memory for the heap.
ENV STATE_DIR=/var/lib/lineweave/state HTTP_ADDRESS=0.0.0.0 HTTP_PORT=8080
VOLUME /var/lib/lineweave
EXPOSE 8080
STOPSIGNAL SIGTERM
ENTRYPOINT ["java", "-jar", "/opt/lineweave/lineweave.jar"]
CMD ["run"]
