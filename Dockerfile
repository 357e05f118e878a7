# Builds Resonance and keeps what runs: a JRE, the jar and its libraries.
FROM maven:3.9-eclipse-temurin-21 AS build
WORKDIR /build
COPY . .
RUN mvn -B -q -pl resonance-ui -am -DskipTests package

FROM eclipse-temurin:21-jre
RUN useradd --create-home --uid 10001 resonance && mkdir /data && chown resonance /data
COPY --from=build /build/resonance-ui/target/lib /opt/resonance/lib
COPY --from=build /build/resonance-ui/target/resonance-ui-*-SNAPSHOT.jar /opt/resonance/resonance.jar
USER resonance
ENV HOST=0.0.0.0 DATA_DIR=/data
VOLUME /data
EXPOSE 8000 8080
HEALTHCHECK --start-period=60s --interval=10s CMD curl -fsS http://127.0.0.1:8000/health/ready || exit 1
# As process 1 of the container, so that "docker stop" reaches it and replies end with their last event.
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "-jar", "/opt/resonance/resonance.jar"]
