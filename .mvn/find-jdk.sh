# Sourced by mvnw and resonance. POSIX sh.
minimum_java=21

# Prints the major version of the Java installation in $1, or nothing.
java_major() {
    [ -r "$1/release" ] || return 0
    sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9][0-9]*\).*/\1/p' "$1/release" | head -n 1
}

# Prints the home of the java on PATH, with links resolved, or nothing.
java_home_on_path() {
    java=$(command -v java 2>/dev/null) || return 0
    "$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
}

# find_jdk TOOL: prints the first Java home, of the usual places, that is new enough and has bin/TOOL.
find_jdk() {
    home=${HOME:-/nonexistent}
    for candidate in "${JAVA_HOME:-}" "$(java_home_on_path)" \
        /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${SDKMAN_DIR:-$home/.sdkman}"/candidates/java/* "$home"/.jdks/*; do
        [ -n "$candidate" ] && [ -x "$candidate/bin/$1" ] || continue
        major=$(java_major "$candidate")
        if [ -n "$major" ] && [ "$major" -ge "$minimum_java" ]; then
            printf '%s\n' "$candidate"
            return 0
        fi
    done
    echo "resonance: no JDK $minimum_java or newer found in JAVA_HOME, PATH, the standard JVM folders, SDKMAN or ~/.jdks: install one, or set JAVA_HOME to it" >&2
    return 1
}
