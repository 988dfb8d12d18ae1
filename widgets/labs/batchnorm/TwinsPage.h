#pragma once

#include "core/base/Result.h"
#include "widgets/common/Export.h"
#include "widgets/session/Outcome.h"

#include <QWidget>

#include <memory>

class QLabel;
class QPushButton;
class QThread;

namespace vitrine {

class NumberSlider;
class Session;
class TwinSession;
class TwinView;

/// The network with and without its batch norms, trained side by side from the same weights on the same batches: a
/// comparison of its own, apart from that of the Train panel.
class TwinsPage : public QWidget {
    Q_OBJECT

public:
    TwinsPage(Session *session, QThread *compute, QWidget *parent = nullptr);

    void setOutcome(std::shared_ptr<const Outcome> outcome);
    TwinSession *twins() const { return m_twins; }
    TwinView *view() const { return m_view; }
    QPushButton *play() const { return m_play; }
    NumberSlider *rate() const { return m_rate; }
    NumberSlider *epochs() const { return m_epochs; }
    ExportSource exportSource() const;

signals:
    void failed(const vitrine::Error &error);

private:
    void toggle();
    void start();
    void showStage();
    void setTexts();

    Session *m_session;
    std::shared_ptr<const Outcome> m_outcome;
    TwinSession *m_twins;
    TwinView *m_view;
    QPushButton *m_play, *m_again;
    NumberSlider *m_rate, *m_epochs;
    QLabel *m_note;
};

} // namespace vitrine
