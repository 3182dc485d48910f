package ehrctl.sandbox.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ehrctl.sandbox.Refused;
import org.junit.jupiter.api.Test;

class BodyMemoryTest {
    private final BodyMemory memory = new BodyMemory(RequestBody.MAX_BYTES, 1);

    @Test
    void whoFindsNoRoomIsToldToTryAgain() throws InterruptedException {
        int first = memory.take(RequestBody.MAX_BYTES - 100_000);
        int second = memory.take(100_000);
        Refused refused = assertThrows(Refused.class, () -> memory.take(100_000));
        assertEquals(503, refused.toResponse().status());
        memory.giveBack(second);
        assertEquals(100_000, memory.take(100_000));
        memory.giveBack(first);
    }

    @Test
    void aBodyOfUnknownLengthMayBeAsLargeAsAny() throws InterruptedException {
        assertEquals(RequestBody.MAX_BYTES, memory.take(-1));
    }

    @Test
    void smallBodiesAndThoseThatAreRefusedAnywayDoNotWait() throws InterruptedException {
        memory.take(RequestBody.MAX_BYTES);
        assertEquals(0, memory.take(0));
        assertEquals(0, memory.take(BodyMemory.FREE_BYTES));
        assertEquals(0, memory.take(RequestBody.MAX_BYTES + 1L));
    }
}
