#pragma once

#include <QObject>
#include <QString>
#include <QTranslator>

namespace vitrine {

/// The language of everything on screen; changes while the program runs (widgets get LanguageChange).
class Languages : public QObject {
    Q_OBJECT

public:
    static Languages &instance();

    /// "en" or "zh_CN"; anything else: the system's, where it is one of them, or English.
    void use(const QString &language);
    QString current() const { return m_current; }

    /// A text in Chinese, whatever the current language is; `source` itself where there is no translation.
    QString chinese(const char *context, const char *source) const;

private:
    Languages();

    QString m_current = QStringLiteral("en");
    QTranslator m_vitrine; ///< ours in Chinese; always loaded, for chinese()
    QTranslator m_qt; ///< Qt's own dialogs
    QTranslator m_plurals; ///< English has two forms of "%n objects"
};

} // namespace vitrine
