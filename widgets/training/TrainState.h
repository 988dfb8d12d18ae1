#pragma once

#include "widgets/training/TrainSettings.h"

#include <QObject>

#include <utility>

namespace vitrine {

/// The settings of training that the user sees and edits; undo and panels follow it.
class TrainState : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    const TrainSettings &settings() const { return m_settings; }
    void setSettings(const TrainSettings &settings)
    {
        if (settings == m_settings)
            return;
        m_settings = settings;
        emit changed();
    }
    template <typename Change>
    void edit(Change &&change)
    {
        TrainSettings settings = m_settings;
        change(settings);
        setSettings(settings);
    }

signals:
    void changed();

private:
    TrainSettings m_settings;
};

} // namespace vitrine
