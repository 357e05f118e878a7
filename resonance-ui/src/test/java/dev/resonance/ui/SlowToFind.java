package dev.resonance.ui;

import com.vaadin.flow.component.UI;
import dev.resonance.conversation.ConversationStore;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A store in which pages, and nobody else, find a conversation only after something has happened. */
final class SlowToFind implements InvocationHandler {
    private final ConversationStore store;
    private final Consumer<String> before;

    private SlowToFind(ConversationStore store, Consumer<String> before) {
        this.store = store;
        this.before = before;
    }

    /** @param before is given the conversation's id */
    static ConversationStore of(ConversationStore store, Consumer<String> before) {
        return (ConversationStore) Proxy.newProxyInstance(
                SlowToFind.class.getClassLoader(),
                new Class<?>[] {ConversationStore.class},
                new SlowToFind(store, before));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] values) throws Throwable {
        if (method.getName().equals("find") && values != null && UI.getCurrent() != null) {
            before.accept((String) values[0]);
        }
        try {
            return method.invoke(store, values);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
