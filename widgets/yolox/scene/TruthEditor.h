#pragma once

#include "core/detection/augment/LabelledPicture.h"

#include <QCoreApplication>
#include <QPointF>
#include <QRectF>

#include <optional>
#include <vector>

namespace vitrine {

class YoloxState;

/// What the mouse and the keys do to ground truth: draw, move, resize, remove. All places are pixels of the network's
/// input; every change goes to the state as a step of undo, a whole drag as one.
class TruthEditor {
    Q_DECLARE_TR_FUNCTIONS(vitrine::TruthEditor)

public:
    /// Of a box: which of its sides are held. All four: the box itself.
    struct Hit {
        int box = -1;
        bool left = false, top = false, right = false, bottom = false;

        bool isWhole() const { return left && top && right && bottom; }
        bool isNone() const { return box < 0; }
    };

    explicit TruthEditor(YoloxState *state) : m_state(state) { }

    /// A box of the scene where it lies in the input; none without a run.
    std::optional<QRectF> rectOf(int box) const;
    /// What lies at a place; `reach`: how near to a side one must be. The selected box first, then the smallest.
    Hit hit(const QPointF &place, double reach) const;
    static Qt::CursorShape cursor(const Hit &hit);

    void press(const QPointF &place, double reach);
    /// `reach`: how far the mouse must go before it is a drag.
    void move(const QPointF &place, double reach);
    /// Whether something was dragged; else it was a plain click.
    bool release();
    /// Takes back what is being dragged; false where nothing is.
    bool cancel();
    bool isDragging() const { return m_isDragging; }
    bool isPressed() const { return m_pressed.has_value(); }
    /// The box that is being drawn.
    std::optional<QRectF> drawn() const;

    void remove(int box);
    void setClass(int box, int classId);
    /// By pixels of the input; `resizes`: its right lower corner alone.
    void nudge(int box, const QPointF &by, bool resizes);

private:
    QRectF bounds() const; ///< of the picture in the input
    std::vector<LabelledBox> boxes() const;
    void put(int box, const QRectF &rect, const QString &text, bool joins);
    void add(const QRectF &rect);

    YoloxState *m_state;
    std::optional<QPointF> m_pressed;
    QPointF m_now;
    Hit m_hit;
    QRectF m_from; ///< the held box before the drag
    std::vector<LabelledBox> m_before; ///< all, likewise
    int m_class = 0; ///< of the next box: that of the last one that was labelled or drawn
    bool m_isDragging = false;
};

} // namespace vitrine
