#pragma once

#include <QDoubleSpinBox>

namespace vitrine {

/// A field for numbers of any size, with a point in whatever language: "0.001", "1e-08"; four digits unless it is being
/// written. What is no number, or out of range, stands in red with the reason and changes nothing.
class NumberField : public QDoubleSpinBox {
    Q_OBJECT

public:
    /// What arrows up and down do.
    enum class Steps {
        Even, ///< singleStep()
        Decades, ///< thirds of a decade: 1, 2, 5, 10, as people write them
        Digits ///< a tenth of what the number is in the order of, so that it never jumps
    };

    explicit NumberField(Steps steps, QWidget *parent = nullptr);
    explicit NumberField(bool logarithmic, QWidget *parent = nullptr)
        : NumberField(logarithmic ? Steps::Decades : Steps::Even, parent)
    {
    }

    /// While it is typed, the text is the user's: the value that it has already does not write it anew.
    void setValue(double value);
    /// Narrow, without buttons, and each digit that is typed counts at once.
    void setCompact();
    bool isWrong() const { return m_isWrong; }

    QString textFromValue(double value) const override;
    double valueFromText(const QString &text) const override;
    QValidator::State validate(QString &text, int &position) const override;
    void stepBy(int steps) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void edited(double value); ///< by the user; valueChanged() comes with setValue() as well

protected:
    void wheelEvent(QWheelEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void showWhetherWrong();
    void markWrong(bool wrong);

    Steps m_steps;
    bool m_isWrong = false;
    bool m_isBeingSet = false;
};

} // namespace vitrine
