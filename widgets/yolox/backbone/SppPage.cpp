#include "widgets/yolox/backbone/SppPage.h"

#include "core/yolox/BackboneParts.h"
#include "widgets/common/DenseTable.h"
#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/detection/ClassColours.h"
#include "widgets/maps/ColourLegend.h"
#include "widgets/yolox/YoloxRun.h"
#include "widgets/yolox/pixels/PixelPane.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTableWidget>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

enum Column { Window, Largest, At, Offset, ColumnCount };

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

} // namespace

SppPage::SppPage(QWidget *parent)
    : BackbonePage(parent), m_channelName(new QLabel), m_note(new QLabel), m_sentence(new QLabel),
      m_channel(new QSpinBox), m_map(new PixelPane), m_table(new QTableWidget(0, ColumnCount)),
      m_legend(new ColourLegend)
{
    for (int i = 0; i < windowCount; ++i) {
        m_pooled.push_back(new PixelPane);
        m_pooled.back()->setTitleColour(classColour(i));
    }
    layOut();
    connect(m_channel, &QSpinBox::valueChanged, this, &SppPage::showChannel);
    for (int i = -1; i < windowCount; ++i) {
        PixelPane *pane = i < 0 ? m_map : m_pooled[at(i)];
        pane->setDescriber([this, i](const QPoint &place) { return describe(i, place); });
        pane->setNumbers([this, i](const QPoint &place) {
            return formatNumber(static_cast<double>((i < 0 ? m_plane : m_planes[at(i)]).at(place)));
        });
        connect(pane, &PixelPane::chosen, this, &SppPage::setPlace);
        connect(pane, &PixelPane::hovered, this, [this](const std::optional<QPoint> &place) {
            m_map->setHovered(place);
            for (PixelPane *each : m_pooled)
                each->setHovered(place);
        });
    }
    translated(this, [this] { setTexts(); });
}

void SppPage::layOut()
{
    makeDense(m_table);
    m_table->verticalHeader()->hide();
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setFixedHeight((windowCount + 2) * (fontMetrics().height() + 8) + 8);
    m_map->setLeastSide(160);
    for (PixelPane *pane : m_pooled)
        pane->setLeastSide(56);
    auto *top = new QHBoxLayout;
    top->addWidget(m_channelName);
    top->addWidget(m_channel);
    top->addStretch(1);
    top->addWidget(m_legend, 1);
    auto *results = new QVBoxLayout;
    for (PixelPane *pane : m_pooled)
        results->addWidget(pane, 1);
    auto *maps = new QHBoxLayout;
    maps->addWidget(m_map, 5);
    maps->addLayout(results, 3);
    m_note->setWordWrap(true);
    m_sentence->setWordWrap(true);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 8, 0, 0);
    all->addLayout(top);
    all->addWidget(m_note);
    all->addLayout(maps, 1);
    all->addWidget(m_sentence);
    all->addWidget(m_table);
}

void SppPage::setTexts()
{
    m_channelName->setText(tr("Channel, 0 to %1").arg(m_channel->maximum()));
    m_channel->setAccessibleName(tr("Channel"));
    m_channel->setToolTip(tr("Which of the maps that are pooled is seen; the others are pooled likewise"));
    m_note->setText(tr("The network has not seen the picture yet."));
    m_table->setAccessibleName(tr("Maxima of the windows"));
    m_table->setHorizontalHeaderLabels({tr("Window"), tr("Maximum"), tr("Where it lies"), tr("From the place")});
    const QStringList tips = {tr("Of stride 1 with padding k/2, so that the map keeps its size"),
                              tr("The largest number in the window, as the run has it"),
                              tr("Row and column of the maximum"),
                              tr("Rows and columns from the place to its maximum")};
    for (int column = 0; column < ColumnCount; ++column)
        m_table->horizontalHeaderItem(column)->setToolTip(tips[column]);
    showChannel();
}

void SppPage::setRun(std::shared_ptr<const YoloxRun> run)
{
    if (run == m_run)
        return;
    m_run = std::move(run);
    m_pools.clear();
    m_outputs.clear();
    m_input = {};
    const auto paths = m_run ? compositesOf(m_run->trace->graph, "SPPBottleneck") : std::vector<std::string>();
    if (!paths.empty()) {
        m_input = outputAt(*m_run->trace, paths.front() + ".conv1");
        for (int i = 0; i < windowCount; ++i) {
            const std::string path = paths.front() + ".m." + std::to_string(i);
            m_pools.push_back(&m_run->trace->graph.nodes[at(m_run->trace->graph.findNode(path))]);
            m_outputs.push_back(m_run->trace->output(path));
        }
    }
    if (m_input.valid()) {
        const QSignalBlocker quiet(m_channel);
        m_channel->setRange(0, static_cast<int>(m_input.shape()[1]) - 1);
        m_channelName->setText(tr("Channel, 0 to %1").arg(m_channel->maximum()));
        const QRect map(0, 0, static_cast<int>(m_input.shape()[3]), static_cast<int>(m_input.shape()[2]));
        if (m_place.isNull() || !map.contains(m_place))
            m_place = map.center();
    }
    showChannel();
}

void SppPage::showChannel()
{
    m_note->setVisible(!m_input.valid());
    m_plane = m_input.valid() ? PlanePicture::of(m_input, m_channel->value()) : PlanePicture();
    m_map->setPicture(m_plane.image);
    m_map->setTitle(tr("Out of conv1: click a place"));
    m_planes.clear();
    for (int i = 0; i < windowCount; ++i) {
        const bool isKnown = m_input.valid();
        if (isKnown) {
            // In the colours of the map that they are made of.
            PlanePicture own = PlanePicture::of(m_outputs[at(i)], m_channel->value());
            m_planes.push_back(PlanePicture::of(std::move(own.values), own.width, own.height, m_plane.scale));
            const auto kernel = m_pools[at(i)]->params.integers("kernel_size").front();
            m_pooled[at(i)]->setTitle(tr("Maxima of %1×%1").arg(kernel));
        }
        m_pooled[at(i)]->setPicture(isKnown ? m_planes.back().image : QImage());
    }
    m_legend->setScale(m_plane.scale, false);
    showPlace();
}

void SppPage::setPlace(const QPoint &place)
{
    m_place = place;
    showPlace();
}

void SppPage::showPlace()
{
    m_maxima.clear();
    std::vector<PixelMark> marks;
    for (std::size_t i = 0; i < m_pools.size(); ++i) {
        const Node &node = *m_pools[i];
        const Windows windows = poolWindowsOf(node);
        const PoolCell cell = poolCell(node, windows, m_input, {0, m_channel->value(), m_place.y(), m_place.x()});
        Maximum maximum;
        maximum.kernel = node.params.integers("kernel_size").front();
        const auto pointOf = [](const Index &place) {
            return QPoint(static_cast<int>(place[1]), static_cast<int>(place[0]));
        };
        maximum.window = QRect(pointOf(cell.members.front().place), pointOf(cell.members.back().place));
        maximum.place = pointOf(cell.members[cell.winner].place);
        maximum.value = cell.value;
        maximum.output = static_cast<double>(m_planes[i].at(m_place));
        m_maxima.push_back(maximum);
        marks.push_back({maximum.window, classColour(static_cast<int>(i)), {}});
    }
    for (std::size_t i = 0; i < m_maxima.size(); ++i) { // over all windows
        QStringList names; // several may have the same maximum
        for (const Maximum &other : m_maxima)
            if (other.place == m_maxima[i].place)
                names += QString::number(other.kernel);
        marks.push_back({QRect(m_maxima[i].place, QSize(1, 1)), classColour(static_cast<int>(i)),
                         names.join(QStringLiteral(", "))});
    }
    const QColor accent = Theme::instance().color(Theme::Role::Accent);
    for (PixelPane *pane : m_pooled)
        pane->setMarks(m_maxima.empty() ? std::vector<PixelMark>()
                                        : std::vector<PixelMark>{{QRect(m_place, QSize(1, 1)), accent, {}}});
    if (!m_maxima.empty())
        marks.push_back({QRect(m_place, QSize(1, 1)), accent, {}});
    m_map->setMarks(std::move(marks));
    showTable();
}

void SppPage::showTable()
{
    m_table->setRowCount(m_maxima.empty() ? 0 : windowCount + 1);
    const auto set = [this](int row, int column, const QString &text) {
        m_table->setItem(row, column, new QTableWidgetItem(text));
    };
    const auto placeText = [](const QPoint &place) { return tr("row %1, column %2").arg(place.y()).arg(place.x()); };
    if (!m_maxima.empty()) {
        set(0, Window, tr("The place itself"));
        set(0, Largest, formatNumber(static_cast<double>(m_plane.at(m_place))));
        set(0, At, placeText(m_place));
        set(0, Offset, QStringLiteral("0, 0"));
    }
    for (int row = 1; row < m_table->rowCount(); ++row) {
        const Maximum &maximum = m_maxima[at(row - 1)];
        const QPoint from = maximum.place - m_place;
        set(row, Window, QStringLiteral("%1 × %1").arg(maximum.kernel));
        set(row, Largest, formatNumber(maximum.output));
        set(row, At, placeText(maximum.place));
        set(row, Offset, QStringLiteral("%1, %2").arg(from.y()).arg(from.x()));
        QPixmap chip(12, 12);
        chip.fill(classColour(row - 1));
        m_table->item(row, Window)->setIcon(QIcon(chip));
    }
    m_table->resizeColumnsToContents();
    const std::int64_t channels = m_input.valid() ? m_input.shape()[1] : 0;
    m_sentence->setText(tr("Every place gives four numbers a channel: itself and three maxima. Stacked: 4 × %1 = %2 "
                           "channels of the same size, which conv2 mixes.")
                            .arg(channels)
                            .arg(4 * channels));
    m_sentence->setVisible(m_input.valid());
}

QString SppPage::describe(int pane, const QPoint &place) const
{
    const PlanePicture &plane = pane < 0 ? m_plane : m_planes[at(pane)];
    return QStringLiteral("[0, %1, %2, %3] = %4")
        .arg(m_channel->value())
        .arg(place.y())
        .arg(place.x())
        .arg(formatExact(static_cast<double>(plane.at(place))));
}

ExportSource SppPage::exportSource() const
{
    auto *self = const_cast<SppPage *>(this); // rendering changes nothing
    const auto csv = [this] {
        QString text = QStringLiteral("channel,y,x,window,maximum,maximum_y,maximum_x\n");
        for (const Maximum &maximum : m_maxima)
            text += QStringLiteral("%1,%2,%3,%4,%5,%6,%7\n")
                        .arg(m_channel->value())
                        .arg(m_place.y())
                        .arg(m_place.x())
                        .arg(maximum.kernel)
                        .arg(formatExact(maximum.output))
                        .arg(maximum.place.y())
                        .arg(maximum.place.x());
        return text;
    };
    return {[] { return QStringLiteral("spp"); }, [this] { return size(); },
            [self](QPainter &painter) { self->render(&painter); }, csv};
}

} // namespace vitrine
