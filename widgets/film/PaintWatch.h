#pragma once

#include <QObject>
#include <QRegion>

class QWidget;

namespace vitrine {

/// Tells when anything in a window is painted. What lies on it as a window of its own, a dialog, is not of it.
class PaintWatch : public QObject {
    Q_OBJECT

public:
    explicit PaintWatch(QWidget *window, QObject *parent = nullptr);

signals:
    void painted(const QRegion &part); ///< in the window

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *m_window; ///< only compared
};

} // namespace vitrine
