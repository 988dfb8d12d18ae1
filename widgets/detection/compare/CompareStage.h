#pragma once

#include "widgets/common/Export.h"
#include "widgets/detection/compare/ComparisonState.h"

#include <QWidget>

class QGridLayout;
class QSplitter;

namespace vitrine {

class DifferencePanel;
class PictureView;
class SideHeader;
class ThresholdLink;

/// The picture's view; while two detectors are compared, a second one beside it that zooms and pans with it, a header
/// over each, and what differs below.
class CompareStage : public QWidget {
    Q_OBJECT

public:
    CompareStage(PictureView *view, ComparisonState *comparison, ThresholdLink *link, QWidget *parent = nullptr);

    void setComparing(bool comparing);
    /// The side that panels speak of.
    void setActive(CompareSide side);
    PictureView *view(CompareSide side) const { return side == CompareSide::A ? m_a : m_b; }
    SideHeader *header(CompareSide side) const { return m_headers[static_cast<std::size_t>(side)]; }
    DifferencePanel *differences() const { return m_differences; }
    /// Both views side by side in the picture's own pixels, with what each was made with; the list as CSV.
    ExportSource exportSource() const;

signals:
    void sideChosen(vitrine::CompareSide side); ///< one of the views was clicked, or got the keyboard

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void build();
    void lock(PictureView *leader, PictureView *follower);
    void showChanges();
    void paintSides(QPainter &painter) const;

    ComparisonState *m_comparison;
    PictureView *m_a, *m_b;
    std::array<SideHeader *, 2> m_headers;
    DifferencePanel *m_differences;
    QSplitter *m_splitter;
    QGridLayout *m_grid = nullptr; ///< headers over views
    bool m_isLocking = false;
};

} // namespace vitrine
