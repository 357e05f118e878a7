package dev.resonance.model;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** What something took of this thread: its time, not that of others on a busy machine, and all that it allocated. */
record Cost(Duration time, long allocatedBytes) {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Cost soFar() {
        return new Cost(Duration.ofNanos(THREADS.getCurrentThreadCpuTime()), THREADS.getCurrentThreadAllocatedBytes());
    }

    Cost since(Cost start) {
        return new Cost(time.minus(start.time), allocatedBytes - start.allocatedBytes);
    }
}
