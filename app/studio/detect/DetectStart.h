#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace vitrine {

/// What the Detect room shows while there is nothing to show: one sentence, and two buttons to go on.
class DetectStart : public QWidget {
    Q_OBJECT

public:
    explicit DetectStart(QWidget *parent = nullptr);

    /// Whether a detector is open, so that a picture is what lacks.
    void setHasDetector(bool has);
    QToolButton *firstButton() const { return m_first; }
    QToolButton *secondButton() const { return m_second; }

signals:
    void detectorWanted();
    void downloadWanted();
    void pictureWanted();
    void folderWanted();

private:
    void apply();

    bool m_hasDetector = false;
    QLabel *m_sentence;
    QToolButton *m_first, *m_second;
};

} // namespace vitrine
