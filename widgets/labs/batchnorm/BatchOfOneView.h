#pragma once

#include "core/batchnorm/BatchNormLayer.h"
#include "widgets/common/Export.h"
#include "widgets/common/LatestJob.h"
#include "widgets/labs/batchnorm/MapFrame.h"

#include <QWidget>

class QLabel;

namespace vitrine {

class MapGridView;
class NormState;

/// Biased and unbiased variance with their numbers and where each is used; and the picture normalised in its batch
/// beside the same picture as a batch of one, or why PyTorch refuses that.
class BatchOfOneView : public QWidget {
    Q_OBJECT

public:
    explicit BatchOfOneView(NormState *state, QWidget *parent = nullptr);

    QLabel *variances() const { return m_variances; }
    QLabel *story() const { return m_story; }
    MapGridView *together() const { return m_frames[0].view; }
    MapGridView *alone() const { return m_frames[1].view; }
    ExportSource exportSource() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void refresh();
    void showVariances();
    void showStory();
    void compute();
    QString refusal() const;

    NormState *m_state;
    QLabel *m_variances, *m_story;
    MapFrame m_frames[2];
    double m_largest = 0; ///< difference between the two
    LatestJob m_job;
    bool m_isStale = true;
};

} // namespace vitrine
