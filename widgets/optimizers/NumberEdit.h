#pragma once

#include <QLineEdit>

namespace vitrine {

/// A number to type, with a point, in whatever language. What is none, or out of range, stands in red with the reason
/// and changes nothing. Arrows up and down change the last digit that is shown.
class NumberEdit : public QLineEdit {
    Q_OBJECT

public:
    explicit NumberEdit(QWidget *parent = nullptr);

    void setBounds(double low, double high);
    double value() const { return m_value; }
    void setValue(double value); ///< does not emit edited()
    bool isWrong() const { return m_isWrong; }
    QSize sizeHint() const override;

signals:
    void edited(double value); ///< by the user

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void take();
    void markWrong(bool wrong);
    void nudge(int by);

    double m_low, m_high;
    double m_value = 0;
    bool m_isWrong = false;
};

} // namespace vitrine
