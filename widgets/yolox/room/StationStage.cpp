#include "widgets/yolox/room/StationStage.h"

#include "widgets/yolox/room/StationBar.h"

#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace vitrine {

namespace {

/// A station that needs more room than the stage has scrolls; the window keeps its size.
QScrollArea *scrolled(Station *station)
{
    auto *area = new QScrollArea;
    area->setWidget(station);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    return area;
}

} // namespace

StationStage::StationStage(const StationTools &tools, QWidget *parent)
    : QWidget(parent), m_tools(tools), m_bar(new StationBar(this)), m_pages(new QStackedWidget(this)),
      m_stations(stationKinds().size()), m_scrolls(stationKinds().size())
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_pages, 1);
    connect(m_bar, &StationBar::chosen, this, &StationStage::open);
}

Station *StationStage::current() const
{
    const int index = m_bar->current();
    return index < 0 ? nullptr : m_stations[static_cast<std::size_t>(index)];
}

QString StationStage::currentId() const
{
    const int index = m_bar->current();
    return index < 0 ? QString() : stationKinds()[static_cast<std::size_t>(index)]->id();
}

QString StationStage::help() const
{
    const int index = m_bar->current();
    return index < 0 ? QString() : stationKinds()[static_cast<std::size_t>(index)]->help();
}

void StationStage::open(int index)
{
    const auto at = static_cast<std::size_t>(index);
    if (index < 0 || at >= m_stations.size())
        return;
    if (!m_stations[at]) {
        Station *station = m_stations[at] = stationKinds()[at]->make(m_tools).release();
        m_pages->addWidget(m_scrolls[at] = scrolled(station));
        connect(station, &Station::failed, this, &StationStage::failed);
        connect(station, &Station::said, this, &StationStage::said);
        connect(station, &Station::stepsReplaced, this, [this, station] {
            if (station == current())
                emit stationChanged();
        });
    }
    m_pages->setCurrentWidget(m_scrolls[at]);
    m_bar->setCurrent(index);
    emit stationChanged();
}

void StationStage::openById(const QString &id)
{
    for (std::size_t i = 0; i < stationKinds().size(); ++i)
        if (stationKinds()[i]->id() == id)
            return open(static_cast<int>(i));
    open(0);
}

} // namespace vitrine
