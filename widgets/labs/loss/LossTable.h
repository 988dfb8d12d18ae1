#pragma once

#include "core/labs/LossCurves.h"

#include <QStringList>
#include <QTableWidget>

namespace vitrine {

/// One loss at the present prediction.
struct LossRow {
    const BlockKind *kind = nullptr;
    bool isOwn = false; ///< the loss of the run, set as it is there
    bool isDefined = true; ///< false: it does not take such a prediction
    LossPoint point;
};

/// Losses with their value and slope at the present prediction. The boxes switch the curves; the selected one has its
/// tangent drawn.
class LossTable : public QTableWidget {
    Q_OBJECT

public:
    enum Column { Name, Value, Slope, ColumnCount };

    explicit LossTable(QWidget *parent = nullptr);

    void setRows(const std::vector<LossRow> &rows);
    const std::vector<LossRow> &rows() const { return m_rows; }
    bool isShown(const BlockKind &kind) const;
    /// The kind whose tangent is wanted; the run's own until another is selected. Null where it is not there.
    const BlockKind *chosen() const;
    /// "Cross-entropy (CE)"
    static QString nameOf(const BlockKind &kind);
    static QColor colourOf(const BlockKind &kind);

signals:
    void shownChanged();

private:
    void setTexts();
    void fill();

    std::vector<LossRow> m_rows;
    QStringList m_hidden;
};

} // namespace vitrine
