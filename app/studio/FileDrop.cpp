#include "app/studio/FileDrop.h"

#include "widgets/common/Theme.h"
#include "widgets/session/FileKind.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QImage>
#include <QMimeData>
#include <QPainter>
#include <QUrl>

namespace vitrine {

namespace {

QStringList localFiles(const QMimeData *data)
{
    QStringList files;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile())
            files += url.toLocalFile();
    }
    return files;
}

QString promiseFor(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    switch (fileKind(path)) {
    case FileKind::Picture:
        return FileDrop::tr("Show the network %1").arg(name);
    case FileKind::Network:
        return FileDrop::tr("Open the network %1").arg(name);
    case FileKind::Weights:
        return FileDrop::tr("Give the network the weights in %1").arg(name);
    case FileKind::MnistFolder:
        return FileDrop::tr("Take pictures from MNIST in %1").arg(name);
    case FileKind::OtherFolder:
        break;
    }
    return FileDrop::tr("%1 is a folder without MNIST's files: nothing to open").arg(name);
}

} // namespace

DropOverlay::DropOverlay(QWidget *window) : QWidget(window)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void DropOverlay::showText(const QString &text)
{
    m_text = text;
    setGeometry(parentWidget()->rect());
    raise();
    show();
    update();
}

void DropOverlay::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = theme.color(Theme::Role::Window);
    veil.setAlphaF(0.82F);
    painter.fillRect(rect(), veil);
    const QRectF frame = QRectF(rect()).adjusted(24, 24, -24, -24);
    painter.setPen(QPen(theme.color(Theme::Role::Accent), 3, Qt::DashLine));
    painter.drawRoundedRect(frame, 16, 16);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.8);
    painter.setFont(large);
    painter.setPen(theme.color(Theme::Role::Text));
    painter.drawText(frame.adjusted(48, 48, -48, -48), Qt::AlignCenter | Qt::TextWordWrap, m_text);
}

FileDrop::FileDrop(QWidget *window) : QObject(window), m_window(window), m_overlay(new DropOverlay(window))
{
    window->setAcceptDrops(true);
    window->installEventFilter(this);
}

QString FileDrop::promise(const QMimeData *data)
{
    const QStringList files = localFiles(data);
    if (!files.isEmpty())
        return promiseFor(files.first());
    return data->hasImage() ? tr("Show the network this picture") : QString();
}

bool FileDrop::take(const QMimeData *data)
{
    const QStringList files = localFiles(data);
    if (!files.isEmpty()) {
        // A network and its weights may come together: the network first.
        QStringList sorted = files;
        std::stable_sort(sorted.begin(), sorted.end(), [](const QString &a, const QString &b) {
            return fileKind(a) == FileKind::Network && fileKind(b) != FileKind::Network;
        });
        for (const QString &file : sorted.mid(0, 3))
            emit fileDropped(file);
        return true;
    }
    const auto image = data->hasImage() ? qvariant_cast<QImage>(data->imageData()) : QImage();
    if (image.isNull())
        return false;
    emit imageDropped(image);
    return true;
}

bool FileDrop::eventFilter(QObject *object, QEvent *event)
{
    switch (event->type()) {
    case QEvent::DragEnter: {
        auto *drag = static_cast<QDragEnterEvent *>(event);
        const QString text = promise(drag->mimeData());
        if (text.isEmpty())
            return false;
        drag->acceptProposedAction();
        m_overlay->showText(text);
        return true;
    }
    case QEvent::DragLeave:
        m_overlay->hide();
        return true;
    case QEvent::Drop: {
        m_overlay->hide();
        auto *drop = static_cast<QDropEvent *>(event);
        if (take(drop->mimeData()))
            drop->acceptProposedAction();
        m_window->activateWindow();
        return true;
    }
    default:
        return QObject::eventFilter(object, event);
    }
}

} // namespace vitrine
