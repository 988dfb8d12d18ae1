#pragma once

#include "core/detection/CellGrid.h"
#include "core/detection/loss/LossDetail.h"

#include <QImage>
#include <QObject>
#include <QString>

#include <array>

namespace vitrine {

class YoloxState;

/// Which loss is looked at.
enum class PairLoss { Iou, Giou, L1 };

/// A predicted box and the one that it should be, in pixels of an input of side × side.
struct LossPair {
    CenterBox predicted;
    CenterBox truth;
    int level = 1; ///< whose cell predicts, for L1
    int side = 640;

    bool operator==(const LossPair &) const = default;
};

/// All that is known of a pair.
struct LossFigures {
    Cell cell; ///< the one that the truth's centre lies in
    BoxLoss iou;
    BoxLoss giou;
    EncodedLoss encoded;

    static LossFigures of(const LossPair &pair);
    double loss(PairLoss which) const;
    const std::array<double, 4> &gradient(PairLoss which) const;
};

/// The pair that is tried; each change is a step of undo.
class PairSession : public QObject {
    Q_OBJECT

public:
    explicit PairSession(YoloxState *state, QObject *parent = nullptr);

    const LossPair &pair() const { return m_pair; }
    const LossFigures &figures() const { return m_figures; }
    PairLoss which() const { return m_which; }

    /// Whether these are the picture's boxes, which nobody has moved since; what they are of, in words.
    bool isOfPicture() const { return m_pair == m_followed; }
    const QString &origin() const { return m_origin; }
    /// What the boxes lie in; null: they are of another size than the network's input.
    QImage picture() const;

    static constexpr float smallest = 2; ///< pixels that a side has at least

public slots:
    /// Sides and places are bounded; steps that `joins` are one with the one before.
    void setPair(vitrine::LossPair pair, const QString &text, bool joins = false);
    /// The picture's boxes are these now: they are shown in place of those that were, unless somebody moved them. No
    /// step of undo.
    void follow(vitrine::LossPair pair, const QString &origin);
    void setWhich(vitrine::PairLoss which); ///< no step of undo: nothing is changed
    /// The prediction moves against the gradient so far that a pixel or more changes most.
    void descend();

signals:
    void changed();

private:
    void show(const LossPair &pair);

    YoloxState *m_state;
    LossPair m_pair;
    LossPair m_followed; ///< the picture's; the first pair until there are any
    QString m_origin;
    LossFigures m_figures;
    PairLoss m_which = PairLoss::Iou;
};

} // namespace vitrine
