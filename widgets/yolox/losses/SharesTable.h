#pragma once

#include <QTableWidget>

#include <memory>

namespace vitrine {

struct PictureLoss;

/// The positives with their shares of the loss, the largest first; a click on a column sorts by it.
class SharesTable : public QTableWidget {
    Q_OBJECT

public:
    explicit SharesTable(QWidget *parent = nullptr);

    void setLoss(std::shared_ptr<const PictureLoss> loss);
    void setChosen(int cell); ///< does not emit chosen()
    int cellOf(int row) const;
    QString csv() const; ///< of all cells whose share is not zero

    enum Column { Truth, Place, Iou, Total, Box, Object, Classes, L1, ColumnCount };

signals:
    void chosen(int cell);
    void pointed(int cell); ///< −1: none

protected:
    void leaveEvent(QEvent *event) override;

private:
    void setTexts();
    void fill();

    std::shared_ptr<const PictureLoss> m_loss;
};

} // namespace vitrine
