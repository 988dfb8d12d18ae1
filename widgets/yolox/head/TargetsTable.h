#pragma once

#include "core/detection/assign/Assign.h"
#include "core/yolox/AnchorTargets.h"
#include "widgets/yolox/YoloxRun.h"

#include <QTableWidget>

#include <memory>
#include <optional>

namespace vitrine {

/// What cells would have to predict of one object: YOLOv3's with its anchor, the same cell without one, and the cells
/// that YOLOX's label assignment chooses, beside what the network says there now.
class TargetsTable : public QTableWidget {
    Q_OBJECT

public:
    enum Column { Who, Where, Shape, X, Y, Width, Height, Now, ColumnCount };

    explicit TargetsTable(QWidget *parent = nullptr);

    void clearTargets();
    void setTargets(const std::shared_ptr<const YoloxRun> &run, const CenterBox &truth,
                    const std::optional<CellTargets> &anchored, const std::vector<Positive> &positives);
    int cellOf(int row) const; ///< of the network's output; −1: none
    QString csv() const;

private:
    void setTexts();
    void add(const YoloxRun &run, const QString &who, const QString &tip, const CellTargets &targets);

    std::vector<int> m_cells; ///< beside the rows
};

} // namespace vitrine
