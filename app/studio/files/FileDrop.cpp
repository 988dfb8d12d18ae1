#include "app/studio/files/FileDrop.h"

#include "widgets/common/Theme.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QImage>
#include <QMimeData>
#include <QPainter>
#include <QUrl>

#include <utility>

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

FileDrop::FileDrop(QWidget *window, Promises promises)
    : QObject(window), m_window(window), m_promises(std::move(promises)), m_overlay(new DropOverlay(window))
{
    window->setAcceptDrops(true);
    window->installEventFilter(this);
}

QString FileDrop::promise(const QMimeData *data) const
{
    const QStringList files = localFiles(data);
    if (!files.isEmpty())
        return m_promises.files(files);
    return data->hasImage() ? m_promises.image() : QString();
}

bool FileDrop::take(const QMimeData *data)
{
    const QStringList files = localFiles(data);
    if (!files.isEmpty()) {
        emit filesDropped(files);
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
