#pragma once

#include "core/batchnorm/BatchNormLayer.h"
#include "widgets/common/Export.h"
#include "widgets/common/LatestJob.h"

#include <QWidget>

#include <array>

class QLabel;

namespace vitrine {

class ColourLegend;
class MapGridView;
class NormState;

/// The picture's maps after the layer by the batch's statistics and by the running ones, and where they differ. The
/// three move and zoom as one; a click chooses a number.
class ModeView : public QWidget {
    Q_OBJECT

public:
    explicit ModeView(NormState *state, QWidget *parent = nullptr);

    MapGridView *map(int which) const { return m_frames[static_cast<std::size_t>(which)].view; }
    const Difference &difference() const { return m_difference; }
    ExportSource exportSource() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    enum { Training, Evaluation, Between, Count };
    struct Frame {
        QLabel *title = nullptr;
        MapGridView *view = nullptr;
        ColourLegend *legend = nullptr;
    };
    void build();
    void link();
    void compute();
    void show(const Snapshot &training, const Snapshot &evaluation, const Difference &difference);
    void markPlace();
    void setTexts();
    void describe();

    NormState *m_state;
    std::array<Frame, Count> m_frames;
    QLabel *m_summary;
    Difference m_difference;
    LatestJob m_job;
    bool m_isStale = true;
};

} // namespace vitrine
