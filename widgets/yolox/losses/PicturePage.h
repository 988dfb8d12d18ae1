#pragma once

#include "widgets/common/Export.h"
#include "widgets/detection/PicturePaint.h"
#include "widgets/yolox/losses/LossText.h"

#include <QWidget>

#include <array>

class QCheckBox;
class QLabel;

namespace vitrine {

class LossSession;
class NumberField;
class SceneView;
class SegmentedControl;
class SharesTable;

/// The loss of the room's picture: its terms with their weights, and which cell has how much of it.
class PicturePage : public QWidget {
    Q_OBJECT

public:
    explicit PicturePage(LossSession *session, QWidget *parent = nullptr);

    SceneView *view() const { return m_view; }
    SharesTable *table() const { return m_table; }
    SegmentedControl *term() const { return m_term; }
    NumberField *weight(LossTerm term) const { return m_weights[static_cast<std::size_t>(term)]; }
    QLabel *value(LossTerm term) const { return m_values[static_cast<std::size_t>(term)]; }
    QLabel *detail() const { return m_detail; }
    QCheckBox *l1() const { return m_l1; }
    /// The cell that a place is about: of those that it lies in, a positive, else the one with the largest share.
    int cellAt(const QPointF &place) const;
    ExportSource exportSource() const;

private:
    void build();
    QWidget *makeTerms();
    void setTexts();
    void showSettings();
    void showLoss();
    void showCell();
    void point(int cell);
    void paint(QPainter &painter, const PictureTransform &transform) const;
    void paintPositives(QPainter &painter, const PictureTransform &transform) const;

    LossSession *m_session;
    SceneView *m_view;
    SegmentedControl *m_term;
    SegmentedControl *m_kind;
    QCheckBox *m_l1;
    std::array<QLabel *, 3> m_heads{};
    std::array<QLabel *, lossTermCount> m_names{};
    std::array<NumberField *, lossTermCount> m_weights{}; ///< none of the total
    std::array<QLabel *, lossTermCount> m_values{};
    std::array<QLabel *, lossTermCount> m_shares{};
    QLabel *m_total;
    SharesTable *m_table;
    QLabel *m_detail;
    int m_pointed = -1; ///< cell
};

} // namespace vitrine
