#include "widgets/canvas/CanvasAccessible.h"

#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasView.h"

#include <QAccessible>
#include <QAccessibleObject>
#include <QAccessibleWidget>

namespace vitrine {

namespace {

CanvasView *viewOf(const BlockItem *block)
{
    const auto views = block->scene() ? block->scene()->views() : QList<QGraphicsView *>();
    return views.isEmpty() ? nullptr : qobject_cast<CanvasView *>(views.front());
}

class AccessibleBlock : public QAccessibleObject {
public:
    explicit AccessibleBlock(BlockItem *block) : QAccessibleObject(block), m_block(block) { }

    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(viewOf(m_block)); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }

    QString text(QAccessible::Text which) const override
    {
        if (which == QAccessible::Name)
            return m_block->spokenText();
        return which == QAccessible::Description ? m_block->block().help : QString();
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.selectable = state.focusable = true;
        state.selected = m_block->isSelected();
        const CanvasView *view = viewOf(m_block);
        state.focused = state.selected && view && view->hasFocus();
        return state;
    }

    QRect rect() const override
    {
        const CanvasView *view = viewOf(m_block);
        if (!view)
            return {};
        const QRect inside = view->mapFromScene(m_block->sceneBoundingRect()).boundingRect();
        return QRect(view->viewport()->mapToGlobal(inside.topLeft()), inside.size());
    }

private:
    BlockItem *m_block;
};

class AccessibleCanvas : public QAccessibleWidget {
public:
    explicit AccessibleCanvas(CanvasView *view) : QAccessibleWidget(view, QAccessible::List), m_view(view) { }

    int childCount() const override { return static_cast<int>(m_view->canvas()->blocks().size()); }

    QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        return QAccessible::queryAccessibleInterface(m_view->canvas()->blocks()[static_cast<std::size_t>(index)]);
    }

    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto *block = child ? qobject_cast<BlockItem *>(child->object()) : nullptr;
        return block ? block->number() : -1;
    }

    QAccessibleInterface *focusChild() const override
    {
        BlockItem *selected = m_view->hasFocus() ? m_view->canvas()->selectedBlock() : nullptr;
        return selected ? QAccessible::queryAccessibleInterface(selected) : QAccessibleWidget::focusChild();
    }

private:
    CanvasView *m_view;
};

QAccessibleInterface *make(const QString &, QObject *object)
{
    if (auto *view = qobject_cast<CanvasView *>(object))
        return new AccessibleCanvas(view);
    if (auto *block = qobject_cast<BlockItem *>(object))
        return new AccessibleBlock(block);
    return nullptr;
}

} // namespace

void installCanvasAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(installed)
}

} // namespace vitrine
