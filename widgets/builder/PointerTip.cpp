#include "widgets/builder/PointerTip.h"

#include "widgets/common/Theme.h"

#include <algorithm>

namespace vitrine {

PointerTip::PointerTip(QWidget *parent) : QLabel(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    setAutoFillBackground(true);
    setContentsMargins(8, 4, 8, 4);
    setFrameShape(QFrame::StyledPanel);
    hide();
}

void PointerTip::say(const QString &text, Tone tone, QPoint place)
{
    setVisible(!text.isEmpty());
    if (text.isEmpty())
        return;
    const Theme &theme = Theme::instance();
    QPalette colors = palette();
    colors.setColor(QPalette::Window, theme.color(Theme::Role::Panel));
    colors.setColor(QPalette::WindowText,
                    theme.color(tone == Tone::Bad            ? Theme::Role::Error
                                    : tone == Tone::Doubtful ? Theme::Role::Warning
                                                             : Theme::Role::Text));
    setPalette(colors);
    if (text != this->text()) {
        setText(text);
        const int widest = theme.px(320);
        const int line = fontMetrics().horizontalAdvance(text) + 24;
        const int width = std::min(widest, line);
        resize(width, heightForWidth(width));
    }
    const QPoint beside = place + QPoint(16, 20);
    const QSize room = parentWidget()->size();
    move(std::clamp(beside.x(), 0, std::max(0, room.width() - this->width())),
         beside.y() + height() > room.height() ? place.y() - height() - 8 : beside.y());
    raise();
}

} // namespace vitrine
