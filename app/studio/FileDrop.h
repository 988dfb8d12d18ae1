#pragma once

#include <QObject>
#include <QString>
#include <QWidget>

class QMimeData;

namespace vitrine {

/// Lies over the window while something is dragged over it and says what a drop will do.
class DropOverlay : public QWidget {
    Q_OBJECT

public:
    explicit DropOverlay(QWidget *window);

    void showText(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
};

/// Takes files and pictures dropped anywhere on a window.
class FileDrop : public QObject {
    Q_OBJECT

public:
    explicit FileDrop(QWidget *window);

    /// What a drop would do, in the user's language; empty where it would do nothing.
    static QString promise(const QMimeData *data);
    /// Emits what the data hold; false where that is nothing of use.
    bool take(const QMimeData *data);

signals:
    void fileDropped(const QString &path);
    void imageDropped(const QImage &image);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    QWidget *m_window;
    DropOverlay *m_overlay;
};

} // namespace vitrine
