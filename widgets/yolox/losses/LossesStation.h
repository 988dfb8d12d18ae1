#pragma once

#include "widgets/yolox/Station.h"
#include "widgets/yolox/losses/LossPair.h"

#include <optional>

class QStackedWidget;

namespace vitrine {

class LossSession;
class PairPage;
struct Positive;
class PicturePage;
class SegmentedControl;

/// The seventh station: what a YOLOX is punished for, on two boxes by hand and on the room's picture.
class LossesStation : public Station {
    Q_OBJECT

public:
    explicit LossesStation(const StationTools &tools, QWidget *parent = nullptr);

    ExportSource exportSource() const override;

    SegmentedControl *pages() const { return m_pages; }
    LossSession *lossSession() const { return m_loss; }
    PairSession *pairSession() const { return m_pair; }
    PicturePage *picturePage() const { return m_picturePage; }
    PairPage *pairPage() const { return m_pairPage; }

protected:
    void setWatched(bool watched) override;

private:
    void setTexts();
    std::optional<Positive> positive() const; ///< whose boxes are the picture's; none: nothing is assigned
    LossPair pairOf(const Positive &positive) const;
    void followPicture();
    void takePair();

    YoloxState *m_state;
    LossSession *m_loss;
    PairSession *m_pair;
    SegmentedControl *m_pages;
    QStackedWidget *m_stack;
    PairPage *m_pairPage;
    PicturePage *m_picturePage;
};

} // namespace vitrine
