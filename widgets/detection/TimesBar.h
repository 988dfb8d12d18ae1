#pragma once

#include <QWidget>

#include <array>

class QLabel;

namespace vitrine {

class DetectionState;

/// What a run was made with, and where its time went: preprocessing, network and decoding as parts of a thin bar.
class TimesBar : public QWidget {
    Q_OBJECT

public:
    explicit TimesBar(QWidget *parent = nullptr);

    void setState(DetectionState *state); ///< once
    QString text() const; ///< as it is shown, without markup

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showRun();

    DetectionState *m_state = nullptr;
    QLabel *m_what, *m_times;
    std::array<double, 3> m_milliseconds{};
};

} // namespace vitrine
