#pragma once

#include <QWidget>

class QBoxLayout;

namespace vitrine {

/// Two widgets side by side where there is room, else one below the other.
class TwoParts : public QWidget {
public:
    TwoParts(QWidget *first, QWidget *second, QWidget *parent = nullptr);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QBoxLayout *m_layout;
};

} // namespace vitrine
