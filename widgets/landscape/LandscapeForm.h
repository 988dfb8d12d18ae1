#pragma once

#include "widgets/landscape/LandscapeSettings.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;

namespace vitrine {

class NumberField;

/// What a landscape is set by.
class LandscapeForm : public QWidget {
    Q_OBJECT

public:
    explicit LandscapeForm(QWidget *parent = nullptr);

    const LandscapeSettings &settings() const { return m_settings; }
    void setSettings(const LandscapeSettings &settings); ///< does not emit edited()
    /// Whether batch norm is in the network, so that its mode can be chosen.
    void setHasNorms(bool has);

    QComboBox *directions() const { return m_directions; }
    QComboBox *statistics() const { return m_statistics; }
    QSpinBox *samples() const { return m_samples; }

signals:
    void edited(); ///< by the user

private:
    void build();
    void connectFields();
    void take();
    void showSettings();
    void retranslate();

    LandscapeSettings m_settings;
    bool m_hasNorms = false;
    bool m_isShowing = false;
    QLabel *m_directionsName, *m_seedName, *m_rangeName, *m_dataName, *m_samplesName, *m_sideName, *m_statisticsName;
    QLabel *m_note;
    QComboBox *m_directions, *m_part, *m_side, *m_statistics;
    QSpinBox *m_seed, *m_samples;
    NumberField *m_range;
    QCheckBox *m_movesBiases;
};

} // namespace vitrine
