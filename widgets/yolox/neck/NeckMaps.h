#pragma once

#include "widgets/common/Export.h"
#include "widgets/yolox/neck/NeckSet.h"

#include <QWidget>

#include <memory>

class QLabel;

namespace vitrine {

class ColourLegend;
class MapGridView;

/// The feature maps at the chosen place of a neck; of what is stacked, where each channel comes from.
class NeckMaps : public QWidget {
    Q_OBJECT

public:
    explicit NeckMaps(QWidget *parent = nullptr);

    void setPlace(std::shared_ptr<const NeckSet> necks, NeckKind kind, int place);
    void setHint(const QString &hint); ///< said while there are none
    MapGridView *maps() const { return m_maps; }
    /// Where a channel of the shown map comes from; empty where it is made here.
    QString originOf(std::int64_t channel) const;
    ExportSource exportSource() const;

private:
    void show();

    std::shared_ptr<const NeckSet> m_necks;
    NeckKind m_kind = NeckKind::Pan;
    int m_place = 0;
    QString m_hint;
    QLabel *m_title;
    MapGridView *m_maps;
    ColourLegend *m_legend;
};

} // namespace vitrine
