#pragma once

#include "widgets/yolox/Station.h"

class QStackedWidget;

namespace vitrine {

class AugmentPage;
class AugmentSession;
class LetterboxPage;
class SegmentedControl;

/// The first station: what is done to a picture before a network learns from it.
class AugmentationStation : public Station {
    Q_OBJECT

public:
    explicit AugmentationStation(const StationTools &tools, QWidget *parent = nullptr);

    ExportSource exportSource() const override;
    StationSteps *steps() override;

    AugmentSession *session() const { return m_session; }
    AugmentPage *augmentPage() const { return m_augment; }
    LetterboxPage *letterboxPage() const { return m_letterbox; }
    SegmentedControl *pages() const { return m_pages; }

protected:
    void setWatched(bool watched) override;

private:
    void setTexts();

    AugmentSession *m_session;
    StationSteps *m_steps;
    SegmentedControl *m_pages;
    QStackedWidget *m_stack;
    AugmentPage *m_augment;
    LetterboxPage *m_letterbox;
};

} // namespace vitrine
