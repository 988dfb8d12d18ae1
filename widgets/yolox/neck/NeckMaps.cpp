#include "widgets/yolox/neck/NeckMaps.h"

#include "widgets/common/Format.h"
#include "widgets/common/Translated.h"
#include "widgets/maps/ColourLegend.h"
#include "widgets/maps/MapGridView.h"
#include "widgets/yolox/neck/NeckText.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <utility>

namespace vitrine {

NeckMaps::NeckMaps(QWidget *parent)
    : QWidget(parent), m_title(new QLabel), m_maps(new MapGridView), m_legend(new ColourLegend)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *row = new QHBoxLayout;
    row->addWidget(m_title, 1);
    row->addWidget(m_legend);
    column->addLayout(row);
    column->addWidget(m_maps, 1);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    connect(m_maps, &MapGridView::scaleChanged, this,
            [this] { m_legend->setScale(m_maps->legend(), m_maps->scaleMode() == ScaleMode::Map); });
    m_maps->setDescriber([this](const PlaneCell &cell) {
        const Index index = m_maps->layout().index(cell);
        const QString origin = index.size() > 1 ? originOf(index[1]) : QString();
        return origin.isEmpty() ? m_maps->describe(cell) : m_maps->describe(cell) + QLatin1Char('\n') + origin;
    });
    translated(this, [this] { show(); });
}

void NeckMaps::setPlace(std::shared_ptr<const NeckSet> necks, NeckKind kind, int place)
{
    m_necks = std::move(necks);
    m_kind = kind;
    m_place = place;
    show();
}

void NeckMaps::setHint(const QString &hint)
{
    m_hint = hint;
    if (!m_necks)
        m_maps->setMessage(hint);
}

void NeckMaps::show()
{
    if (!m_necks) {
        m_title->clear();
        m_legend->clear();
        m_maps->setMessage(m_hint);
        return;
    }
    const NeckResult &neck = m_necks->of(m_kind);
    const Snapshot map = placeMap(neck, m_place);
    const QString title =
        QStringLiteral("%1 · %2 · %3").arg(neckName(m_kind), placeName(neck.plan, m_place), mapShape(map));
    m_title->setText(title + QStringLiteral(" · ") + weightsSentence(neck));
    m_title->setToolTip(placeToolTip(neck, m_place) + QLatin1Char('\n') + weightsSentence(neck));
    m_maps->setTitle(title);
    m_maps->setTensor(map);
    m_legend->setScale(m_maps->legend(), m_maps->scaleMode() == ScaleMode::Map);
}

QString NeckMaps::originOf(std::int64_t channel) const
{
    if (!m_necks)
        return {};
    const NeckResult &neck = m_necks->of(m_kind);
    if (neck.plan.places[static_cast<std::size_t>(m_place)].role != NeckRole::Concat)
        return {};
    std::array<int, 2> sources{-1, -1};
    for (const NeckEdge &edge : neck.plan.edges)
        if (edge.to == m_place)
            sources[static_cast<std::size_t>(edge.port)] = edge.from;
    const std::int64_t first = placeMap(neck, sources[0]).shape()[1];
    const bool isFirst = channel < first;
    return tr("Channel %1 of %2")
        .arg(formatCount(isFirst ? channel : channel - first), placeName(neck.plan, sources[isFirst ? 0 : 1]));
}

ExportSource NeckMaps::exportSource() const
{
    return m_maps->exportSource();
}

} // namespace vitrine
