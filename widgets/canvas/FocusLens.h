#pragma once

#include "core/tensor/Snapshot.h"

#include <QImage>
#include <QWidget>

namespace vitrine {

/// A block's maps in large beside the mouse, for as long as it points at the block.
class FocusLens : public QWidget {
    Q_OBJECT
public:
    explicit FocusLens(QWidget *parent);

    /// Beside `block` (in the parent's coordinates), where there is more room.
    void showTensor(const Snapshot &tensor, const QString &title, const QRect &block, bool backward);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QImage m_image;
    QString m_title;
    bool m_backward = false;
};

} // namespace vitrine
