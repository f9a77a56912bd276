import { type ThemeConfig, theme } from 'antd';

/** Ant Design's tokens; docs/design-system.md says what each colour is for. Contrast is AA in both themes. `touch` makes controls as high as a finger, `still` lets nothing move. */
export function themeOf(dark: boolean, touch = false, still = false): ThemeConfig {
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      // By the language of the page; base.css says which.
      fontFamily: 'var(--font)',
      ...(touch ? { controlHeight: 40, controlHeightSM: 34 } : {}),
      colorPrimary: dark ? '#5aa5cf' : '#1d5f85',
      colorLink: dark ? '#7cbce0' : '#1d5f85',
      // What antd makes of it by itself cannot be read on a dark ground.
      colorLinkHover: dark ? '#a8d4ee' : '#174d6c',
      colorLinkActive: dark ? '#7cbce0' : '#123f59',
      // The dark theme takes a seventh of the light from it.
      colorError: dark ? '#ff8f82' : '#b3261e',
      colorWarning: dark ? '#e0ac45' : '#8a5a00',
      colorSuccess: dark ? '#6cc08b' : '#1f7a45',
      colorWarningBg: dark ? '#3a2d12' : '#faf0dc',
      colorWarningBorder: dark ? '#6b5322' : '#e6cd98',
      colorErrorBg: dark ? '#40201d' : '#fbeae7',
      colorErrorBorder: dark ? '#7a3a33' : '#eebbb3',
      colorInfo: dark ? '#7cbce0' : '#1d5f85',
      colorInfoBg: dark ? '#1d3442' : '#e3eef5',
      colorInfoBorder: dark ? '#345a72' : '#b7d2e2',
      colorSuccessBg: dark ? '#183324' : '#e4f3e9',
      colorSuccessBorder: dark ? '#2f6145' : '#b5d9c3',
      colorBgLayout: dark ? '#131517' : '#f6f5f1',
      colorBgContainer: dark ? '#1b1e21' : '#ffffff',
      colorBgElevated: dark ? '#24282c' : '#ffffff',
      colorTextDescription: dark ? 'rgba(255,255,255,0.65)' : 'rgba(0,0,0,0.62)',
      colorTextTertiary: dark ? 'rgba(255,255,255,0.65)' : 'rgba(0,0,0,0.62)',
      colorTextPlaceholder: dark ? 'rgba(255,255,255,0.6)' : 'rgba(0,0,0,0.6)',
      borderRadius: 8,
      fontSize: 14,
      motion: !still,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
    },
    components: {
      // White on the light colours of the dark theme would be too faint.
      Button: { primaryColor: dark ? '#0c1a24' : '#ffffff', dangerColor: dark ? '#2a0b08' : '#ffffff' },
      Tabs: { itemSelectedColor: dark ? '#7cbce0' : '#1d5f85' },
      Layout: { siderBg: 'transparent', headerBg: 'transparent', bodyBg: 'transparent' },
      Menu: { itemBg: 'transparent', subMenuItemBg: 'transparent', activeBarBorderWidth: 0 },
    },
  };
}
