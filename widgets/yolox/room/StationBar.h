#pragma once

#include <QWidget>

#include <vector>

class QButtonGroup;
class QToolButton;

namespace vitrine {

/// The stations in the order in which a picture travels through them, numbered, of which one is shown.
class StationBar : public QWidget {
    Q_OBJECT

public:
    explicit StationBar(QWidget *parent = nullptr);

    int current() const;
    void setCurrent(int index); ///< of stationKinds(); does not emit chosen()
    QToolButton *button(int index) const { return m_buttons[static_cast<std::size_t>(index)]; }

signals:
    void chosen(int index); ///< by the user

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void setTexts();

    QButtonGroup *m_group;
    std::vector<QToolButton *> m_buttons;
};

} // namespace vitrine
