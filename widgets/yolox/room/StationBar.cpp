#include "widgets/yolox/room/StationBar.h"

#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/yolox/Station.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace vitrine {

StationBar::StationBar(QWidget *parent) : QWidget(parent), m_group(new QButtonGroup(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    for (std::size_t i = 0; i < stationKinds().size(); ++i) {
        auto *button = new QToolButton(this);
        button->setCheckable(true);
        button->setObjectName(QStringLiteral("stationButton"));
        // Narrower than its text it may be: the tooltip has all of it.
        button->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
        m_group->addButton(button, static_cast<int>(i));
        layout->addWidget(button);
        m_buttons.push_back(button);
    }
    layout->addStretch(1);
    connect(m_group, &QButtonGroup::idClicked, this, &StationBar::chosen);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    translated(this, [this] { setTexts(); });
}

int StationBar::current() const
{
    return m_group->checkedId();
}

void StationBar::setCurrent(int index)
{
    if (index >= 0 && index < static_cast<int>(m_buttons.size()))
        m_buttons[static_cast<std::size_t>(index)]->setChecked(true);
}

void StationBar::setTexts()
{
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        const StationKind &kind = *stationKinds()[i];
        m_buttons[i]->setText(QStringLiteral("%1 %2").arg(kind.place()).arg(kind.title()));
        m_buttons[i]->setToolTip(kind.help());
        m_buttons[i]->setAccessibleName(tr("Station %1: %2").arg(kind.place()).arg(kind.title()));
    }
}

void StationBar::paintEvent(QPaintEvent *)
{
    // The way that the picture takes, from one to the next.
    QPainter painter(this);
    painter.setPen(QPen(Theme::instance().color(Theme::Role::Forward), 2));
    for (std::size_t i = 1; i < m_buttons.size(); ++i) {
        const QRect from = m_buttons[i - 1]->geometry(), to = m_buttons[i]->geometry();
        painter.drawLine(from.right() + 1, from.center().y(), to.left() - 1, to.center().y());
    }
}

} // namespace vitrine
