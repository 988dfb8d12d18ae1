#pragma once

#include "widgets/twins/TwinSettings.h"

#include <QObject>

#include <utility>

namespace vitrine {

/// What is to be compared, as the user sees and edits it; undo and the panel follow it.
class TwinState : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    const TwinSettings &settings() const { return m_settings; }
    void setSettings(const TwinSettings &settings)
    {
        if (settings == m_settings)
            return;
        m_settings = settings;
        emit changed();
    }
    template <typename Change>
    void edit(Change &&change)
    {
        TwinSettings settings = m_settings;
        change(settings);
        setSettings(settings);
    }

signals:
    void changed();

private:
    TwinSettings m_settings;
};

} // namespace vitrine
