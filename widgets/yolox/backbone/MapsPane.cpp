#include "widgets/yolox/backbone/MapsPane.h"

#include "widgets/common/Format.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Translated.h"
#include "widgets/maps/ColourLegend.h"
#include "widgets/maps/MapGridView.h"
#include "widgets/units/UnitCursor.h"
#include "widgets/units/UnitGraphView.h"
#include "widgets/units/UnitWorker.h"
#include "widgets/yolox/backbone/BackboneTree.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QThread>
#include <QToolButton>

#include <utility>

namespace vitrine {

MapsPane::MapsPane(QThread *computeThread, QWidget *parent)
    : QWidget(parent), m_worker(new UnitWorker), m_cursor(new UnitCursor(this)), m_name(new QLabel),
      m_facts(new QLabel), m_scale(new SegmentedControl(2)), m_back(new QToolButton), m_stack(new QStackedWidget),
      m_maps(new MapGridView), m_legend(new ColourLegend), m_units(new UnitGraphView(m_cursor))
{
    m_worker->moveToThread(computeThread);
    connect(computeThread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &UnitWorker::ready, this, &MapsPane::take);
    connect(m_worker, &UnitWorker::failed, this, [this](quint64 number, const Error &error) {
        if (number == m_number && !error.cancelled)
            emit failed(error);
    });
    m_name->setTextFormat(Qt::PlainText);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    m_facts->setWordWrap(true);
    m_stack->addWidget(m_maps);
    m_stack->addWidget(m_units);
    auto *top = new QHBoxLayout;
    top->addWidget(m_back);
    top->addWidget(m_name, 1);
    top->addWidget(m_scale);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addLayout(top);
    all->addWidget(m_stack, 1);
    all->addWidget(m_legend);
    all->addWidget(m_facts);
    m_back->setArrowType(Qt::LeftArrow);
    m_back->hide();
    m_scale->setCurrent(0);
    m_maps->setScaleMode(ScaleMode::Map);
    connect(m_back, &QToolButton::clicked, this, &MapsPane::climb);
    connect(m_maps, &MapGridView::activated, this, &MapsPane::takeApart);
    connect(m_maps, &MapGridView::scaleChanged, this, [this] {
        if (m_maps->hasTensor())
            m_legend->setScale(m_maps->legend(), m_maps->scaleMode() == ScaleMode::Map);
        else
            m_legend->clear();
    });
    connect(m_scale, &SegmentedControl::chosen, this,
            [this](int index) { m_maps->setScaleMode(index == 0 ? ScaleMode::Map : ScaleMode::Layer); });
    connect(m_units, &UnitGraphView::openWanted, this, [this](const UnitPlace &place) {
        m_order.opened.push_back(place);
        ask();
    });
    translated(this, [this] { setTexts(); });
}

MapsPane::~MapsPane()
{
    m_cancel.request();
    if (m_worker)
        m_worker->deleteLater();
}

void MapsPane::setTexts()
{
    m_scale->setTexts({tr("Each map"), tr("All maps")},
                      {tr("Every map has a colour scale of its own: what is in it shows best"),
                       tr("One colour scale for all maps of the part: they can be compared")});
    m_back->setToolTip(tr("Back to the maps (Esc)"));
    m_back->setAccessibleName(tr("Back to the maps"));
    m_units->setToolTip(tr("One number of the map as unit operations; a double click on a given number opens it too"));
    m_units->setAccessibleName(tr("Unit operations of a number"));
}

void MapsPane::setHint(const QString &text)
{
    m_hint = text;
    if (!m_maps->hasTensor())
        m_maps->setMessage(m_hint);
}

void MapsPane::setPart(const BackbonePart *part, std::shared_ptr<const Trace> trace)
{
    climb();
    m_trace = std::move(trace);
    if (!part || !m_trace) {
        m_path.clear();
        m_name->clear();
        m_facts->clear();
        m_maps->setMessage(m_hint);
        return;
    }
    const auto node = static_cast<std::size_t>(part->output.node);
    m_path = m_trace->graph.nodes[node].path;
    m_title = titleOf(*part);
    m_name->setText(m_title);
    m_name->setToolTip(describePart(*part, m_trace.get()));
    m_maps->setTensor(m_trace->nodes[node].outputs[static_cast<std::size_t>(part->output.port)]);
    m_maps->setTitle(m_title);
    const Shape picture = m_trace->graph.nodes.front().outputShapes.front(), maps = part->shape;
    m_maps->setDescriber([this, picture, maps](const PlaneCell &cell) {
        const auto first = [](std::int64_t at, std::int64_t whole, std::int64_t parts) { return at * whole / parts; };
        return m_maps->describe(cell) + QLatin1Char('\n')
            + tr("Its square of the picture: rows %1–%2, columns %3–%4")
                  .arg(first(cell.y, picture[2], maps[2]))
                  .arg(first(cell.y + 1, picture[2], maps[2]) - 1)
                  .arg(first(cell.x, picture[3], maps[3]))
                  .arg(first(cell.x + 1, picture[3], maps[3]) - 1)
            + QLatin1Char('\n') + tr("A click takes the number apart.");
    });
    m_facts->setText(tr("%1 → %2; %3 parameters, %4 MACs, sees %5 pixels")
                         .arg(mapsOf(part->input), mapsOf(part->shape), formatCount(part->figures.learnable),
                              formatCount(part->figures.macs), formatShape(part->figures.field.size)));
}

bool MapsPane::showsUnits() const
{
    return m_stack->currentWidget() == m_units;
}

bool MapsPane::climb()
{
    if (!showsUnits())
        return false;
    m_cancel.request();
    ++m_number;
    m_stack->setCurrentWidget(m_maps);
    m_back->hide();
    m_scale->show();
    m_legend->show();
    m_name->setText(m_title);
    return true;
}

void MapsPane::takeApart(const Index &index)
{
    if (!m_trace)
        return;
    m_order = {UnitOrder::Scope::Number, {Place::Kind::Output, m_path, 0, index}, {}};
    ask();
}

void MapsPane::ask()
{
    m_cancel.request();
    m_cancel = Cancel();
    if (m_worker)
        m_worker->begin({++m_number, m_trace, m_order, m_cancel, {}});
}

void MapsPane::take(quint64 number, std::shared_ptr<const UnitPicture> picture)
{
    if (number != m_number)
        return;
    m_cursor->setPicture(std::move(picture));
    m_stack->setCurrentWidget(m_units);
    m_back->show();
    m_scale->hide();
    m_legend->hide();
    QStringList places;
    for (const std::int64_t each : m_order.place.index)
        places += QString::number(each);
    m_name->setText(QStringLiteral("%1 [%2]").arg(m_title, places.join(QStringLiteral(", "))));
    m_units->fit();
}

ExportSource MapsPane::exportSource() const
{
    return showsUnits() ? m_units->exportSource() : m_maps->exportSource();
}

} // namespace vitrine
