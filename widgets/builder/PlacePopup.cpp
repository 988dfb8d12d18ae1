#include "widgets/builder/PlacePopup.h"

#include "widgets/builder/BlockSearch.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"

#include <QLineEdit>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace vitrine {

PlacePopup::PlacePopup(QWidget *parent) : QFrame(parent, Qt::Popup), m_search(new BlockSearch(this))
{
    setFrameShape(QFrame::StyledPanel);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_search);
    connect(m_search, &BlockSearch::chosen, this, [this](const QString &type, const QString &typed) {
        hide(); // first, so that what it leads to has the focus
        emit chosen(type, typed);
    });
    translated(this, [this] { setAccessibleName(tr("Add a block")); });
}

void PlacePopup::ask(QPoint global, std::function<bool(const BlockKind &)> passes, const QString &why)
{
    m_search->clear();
    m_search->setFilter(std::move(passes), why);
    resize(Theme::instance().px(320), Theme::instance().px(400));
    const QRect room = screen()->availableGeometry();
    move(std::clamp(global.x(), room.left(), std::max(room.left(), room.right() - width())),
         std::clamp(global.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    show();
    m_search->field()->setFocus();
}

void PlacePopup::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    emit closed();
}

} // namespace vitrine
