#include "widgets/canvas/FocusLens.h"

#include "widgets/common/Theme.h"
#include "widgets/maps/Thumbnail.h"

#include <QPainter>

#include <algorithm>

namespace vitrine {

namespace {

constexpr int margin = 12;
constexpr int titleHeight = 24;

} // namespace

FocusLens::FocusLens(QWidget *parent) : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void FocusLens::showTensor(const Snapshot &tensor, const QString &title, const QRect &block, bool backward)
{
    const QSize room = parentWidget()->size();
    const int leftRoom = block.left(), rightRoom = room.width() - block.right();
    const int width = std::min(440, std::max(leftRoom, rightRoom) - 2 * margin);
    const int height = std::min(400, room.height() - 2 * margin);
    if (width < 160 || height < 120 || !tensor.valid()) {
        hide();
        return;
    }
    m_title = title;
    m_backward = backward;
    const QSize picture(width - 2 * margin, height - 2 * margin - titleHeight);
    const double ratio = devicePixelRatioF();
    m_image = renderThumbnail(tensor, (QSizeF(picture) * ratio).toSize());
    m_image.setDevicePixelRatio(ratio);
    const int x = rightRoom >= leftRoom ? block.right() + margin : block.left() - margin - width;
    const int y = std::clamp(block.center().y() - height / 2, margin, room.height() - margin - height);
    setGeometry(x, y, width, height);
    show();
    raise();
    update();
}

void FocusLens::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(theme.color(Theme::Role::Panel));
    painter.setPen(QPen(theme.color(m_backward ? Theme::Role::Backward : Theme::Role::Accent), 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 8, 8);
    painter.setPen(theme.color(Theme::Role::Text));
    const QRect title(margin, margin / 2, width() - 2 * margin, titleHeight);
    painter.drawText(title, Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(m_title, Qt::ElideMiddle, title.width()));
    painter.drawImage(QPoint(margin, margin + titleHeight), m_image);
}

} // namespace vitrine
