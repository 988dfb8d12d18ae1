#include "widgets/common/SegmentedControl.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

namespace vitrine {

SegmentedControl::SegmentedControl(int count, QWidget *parent) : QWidget(parent), m_group(new QButtonGroup(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (int i = 0; i < count; ++i) {
        auto *button = new QToolButton(this);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        button->setProperty("segment", QByteArray(i == 0 ? "first" : i + 1 == count ? "last" : "middle"));
        m_group->addButton(button, i);
        m_segments += button;
        layout->addWidget(button, 1);
    }
    connect(m_group, &QButtonGroup::idClicked, this, &SegmentedControl::chosen);
}

void SegmentedControl::setTexts(const QStringList &texts, const QStringList &tips)
{
    for (qsizetype i = 0; i < m_segments.size(); ++i) {
        m_segments[i]->setText(texts.value(i));
        m_segments[i]->setToolTip(tips.value(i));
        m_segments[i]->setAccessibleName(texts.value(i));
        m_segments[i]->setAccessibleDescription(tips.value(i));
    }
}

int SegmentedControl::current() const
{
    return m_group->checkedId();
}

void SegmentedControl::setCurrent(int index)
{
    m_segments[index]->setChecked(true);
}

} // namespace vitrine
