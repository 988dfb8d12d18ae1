#pragma once

#include "core/trace/Explain.h"

#include <QWidget>

#include <memory>
#include <vector>

class QLabel;
class QSplitter;

namespace vitrine {

class MapGridView;

/// The tensors that an explained number came from, each with its receptive field lit.
class SourcesView : public QWidget {
    Q_OBJECT
public:
    explicit SourcesView(QWidget *parent = nullptr);

    void setRegions(const std::shared_ptr<const Trace> &trace, const std::vector<Region> &regions);
    const std::vector<MapGridView *> &views() const { return m_views; } ///< those in use come first
    int count() const { return m_count; } ///< in use

signals:
    void placeChosen(const vitrine::Place &place);

private:
    void show(std::size_t slot, const Snapshot &tensor, const Region &region);

    QSplitter *m_splitter;
    std::vector<MapGridView *> m_views;
    std::vector<QLabel *> m_titles;
    std::vector<Region> m_regions;
    int m_count = 0;
};

} // namespace vitrine
