#pragma once

#include "core/labs/ConvSetting.h"

#include <QWidget>

class QComboBox;

namespace vitrine {

class LabForm;

/// The parameters of a convolution that one tries, and which kind of convolution it is.
class ConvForm : public QWidget {
    Q_OBJECT

public:
    explicit ConvForm(QWidget *parent = nullptr);

    void setSetting(const ConvSetting &setting, std::int64_t inChannels); ///< does not emit edited()
    const ConvSetting &setting() const { return m_setting; }
    QComboBox *kinds() const { return m_kind; }
    LabForm *form() const { return m_form; }

signals:
    void edited(const vitrine::ConvSetting &setting); ///< by the user

private:
    void read();
    void show();
    void setTexts();

    ConvSetting m_setting;
    std::int64_t m_inChannels = 1;
    QComboBox *m_kind;
    LabForm *m_form;
};

} // namespace vitrine
