#include "widgets/explanation/SourcesView.h"

#include "widgets/common/Format.h"
#include "widgets/maps/MapGridView.h"

#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine {

namespace {

constexpr std::size_t most = 4; ///< tensors shown

Snapshot tensorOf(const Trace &trace, const Region &region)
{
    const auto named = [&](const TensorMap &tensors) {
        const auto found = tensors.find(region.name);
        return found == tensors.end() ? Snapshot() : found->second;
    };
    switch (region.kind) {
    case Place::Kind::Output:
        return trace.output(region.name, region.port);
    case Place::Kind::Gradient:
        return trace.gradient(region.name, region.port);
    case Place::Kind::Weight:
        return named(trace.weights);
    case Place::Kind::Target:
        return named(trace.targets);
    case Place::Kind::Statistic: {
        const std::size_t dot = region.name.rfind('.');
        return dot == std::string::npos ? Snapshot()
                                        : trace.statistic(region.name.substr(0, dot), region.name.substr(dot + 1));
    }
    case Place::Kind::Constant:
        break;
    }
    return {};
}

int rank(const Region &region)
{
    const bool computed = region.kind == Place::Kind::Output || region.kind == Place::Kind::Gradient;
    return computed ? 0 : region.first.size() > 1 ? 1 : 2;
}

} // namespace

SourcesView::SourcesView(QWidget *parent) : QWidget(parent), m_splitter(new QSplitter(Qt::Vertical)), m_regions(most)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->addWidget(m_splitter);
    for (std::size_t slot = 0; slot < most; ++slot) {
        auto *box = new QWidget;
        auto *boxColumn = new QVBoxLayout(box);
        boxColumn->setContentsMargins(0, 0, 0, 0);
        boxColumn->setSpacing(2);
        m_titles.push_back(new QLabel);
        m_views.push_back(new MapGridView);
        boxColumn->addWidget(m_titles.back());
        boxColumn->addWidget(m_views.back(), 1);
        m_splitter->addWidget(box);
        box->hide();
        connect(m_views.back(), &MapGridView::activated, this, [this, slot](const Index &index) {
            const Region &region = m_regions[slot];
            emit placeChosen({region.kind, region.name, region.port, index});
        });
    }
}

void SourcesView::setRegions(const std::shared_ptr<const Trace> &trace, const std::vector<Region> &regions)
{
    m_count = 0;
    std::vector<Region> sorted = regions; // what was computed first, then what was learned
    std::stable_sort(sorted.begin(), sorted.end(), [](const Region &a, const Region &b) { return rank(a) < rank(b); });
    for (const Region &region : sorted) {
        const Snapshot tensor = trace ? tensorOf(*trace, region) : Snapshot();
        if (tensor.valid() && static_cast<std::size_t>(m_count) < most)
            show(static_cast<std::size_t>(m_count++), tensor, region);
    }
    for (int i = 0; i < m_splitter->count(); ++i)
        m_splitter->widget(i)->setVisible(i < m_count);
}

void SourcesView::show(std::size_t slot, const Snapshot &tensor, const Region &region)
{
    m_regions[slot] = region;
    const QString name = QString::fromStdString(region.name);
    const QString title = region.kind == Place::Kind::Gradient ? QStringLiteral("∂Loss/∂") + name : name;
    m_titles[slot]->setText(tr("%1, %2: the lit places went into the number").arg(title, formatShape(tensor.shape())));
    MapGridView *view = m_views[slot];
    const bool weight = region.kind == Place::Kind::Weight;
    view->setTitle(title);
    view->setTensor(tensor, weight ? TensorRole::Weight : TensorRole::Activation);
    view->setHighlights({{region.first, region.last}});
    view->bringOnView(region.first);
}

} // namespace vitrine
