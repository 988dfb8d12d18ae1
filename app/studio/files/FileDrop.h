#pragma once

#include <QObject>
#include <QStringList>
#include <QWidget>

#include <functional>

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
    /// What a drop would do, in the user's language; empty where it would do nothing.
    struct Promises {
        std::function<QString(const QStringList &files)> files;
        std::function<QString()> image;
    };
    FileDrop(QWidget *window, Promises promises);

    /// Emits what the data hold; false where that is nothing of use.
    bool take(const QMimeData *data);

signals:
    void filesDropped(const QStringList &files);
    void imageDropped(const QImage &image);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    QString promise(const QMimeData *data) const;

    QWidget *m_window;
    Promises m_promises;
    DropOverlay *m_overlay;
};

} // namespace vitrine
