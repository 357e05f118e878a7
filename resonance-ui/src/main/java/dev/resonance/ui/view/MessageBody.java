package dev.resonance.ui.view;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.resonance.ui.text.Block;
import java.util.ArrayList;
import java.util.List;

/** A message's text. While it grows only the blocks that changed are sent to the page; those above stay untouched. */
final class MessageBody extends Div {
    private final List<Block> shown = new ArrayList<>();

    MessageBody() {
        addClassName("body");
    }

    void show(List<Block> blocks) {
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (i >= shown.size()) {
                add(componentOf(block));
                shown.add(block);
            } else if (!block.equals(shown.get(i))) {
                change(i, block);
                shown.set(i, block);
            }
        }
        while (shown.size() > blocks.size()) {
            shown.removeLast();
            remove(component(shown.size()));
        }
    }

    private void change(int index, Block block) {
        Component old = component(index);
        if (block instanceof Block.Prose prose && old instanceof Div div && div.hasClassName("prose")) {
            div.getElement().setProperty("innerHTML", prose.html());
        } else if (block instanceof Block.Code code && old instanceof CodeBox box) {
            box.show(code);
        } else {
            remove(old);
            addComponentAtIndex(index, componentOf(block));
        }
    }

    private Component component(int index) {
        return getComponentAt(index);
    }

    private static Component componentOf(Block block) {
        return switch (block) {
            case Block.Prose prose -> {
                Div div = new Div();
                div.addClassName("prose");
                div.getElement().setProperty("innerHTML", prose.html());
                yield div;
            }
            case Block.Code code -> new CodeBox(code);
        };
    }
}
