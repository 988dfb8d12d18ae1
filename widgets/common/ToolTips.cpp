#include "widgets/common/ToolTips.h"

#include <QHelpEvent>
#include <QToolTip>

namespace vitrine {

bool showToolTip(const QEvent *event, QWidget *view, const std::function<QString(QPoint)> &textAt)
{
    if (event->type() != QEvent::ToolTip)
        return false;
    const auto *help = static_cast<const QHelpEvent *>(event);
    QToolTip::showText(help->globalPos(), textAt(help->pos()), view); // an empty text hides it
    return true;
}

} // namespace vitrine
