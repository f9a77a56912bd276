import { defineTexts } from '../../text/language.ts';

export const sessionTexts = defineTexts({
  title: { zh: '登录', en: 'Log in' },
  product: { zh: '三审', en: 'Sanshen' },
  lead: {
    zh: '官方新媒体内容的三审三校、签发、发布与存证',
    en: 'Three reviews, three proofreads, release, publication and proof',
  },
  name: { zh: '用户名', en: 'Login name' },
  nameMissing: { zh: '请填写用户名', en: 'Enter your login name' },
  password: { zh: '密码', en: 'Password' },
  passwordMissing: { zh: '请填写密码', en: 'Enter your password' },
  submit: { zh: '登录', en: 'Log in' },
  passkey: { zh: '使用通行密钥登录', en: 'Log in with a passkey' },
  passkeyHint: {
    zh: '用本机的指纹、面容或解锁密码登录，不必输入用户名。',
    en: 'Use this device’s fingerprint, face or unlock code; no name is needed.',
  },
  passkeyNone: {
    zh: '没有完成通行密钥登录。可能是已取消，或本机没有登记过通行密钥；请改用密码登录，登录后可在“设置与安全”中登记。',
    en: 'The login with a passkey was not completed. You may have cancelled it, or this device has none; log in with your password and register one under “Settings and security”.',
  },
  forgotten: {
    zh: '忘记密码？请联系本单位登记员重置，重置后的一次性密码由两人分别告知。',
    en: 'Forgotten your password? Ask your unit’s registrar to reset it; two people tell you the two halves of a one-time password.',
  },
  secondStep: { zh: '第二步验证', en: 'Second step' },
  code: { zh: '动态验证码', en: 'Code from your app' },
  codeHint: {
    zh: '打开验证器应用，输入 6 位数字；手机不在身边时可输入恢复码。',
    en: 'Open your authenticator and enter its 6 digits, or a recovery code if your phone is not at hand.',
  },
  codeMissing: { zh: '请填写验证码或恢复码', en: 'Enter a code or a recovery code' },
  confirm: { zh: '确认', en: 'Confirm' },
  back: { zh: '返回', en: 'Back' },
  changeTitle: { zh: '请设置自己的密码', en: 'Choose a password of your own' },
  changeLead: {
    zh: '您现在用的是一次性密码或演示密码，设置新密码后才能继续。其他设备上的登录会同时退出。',
    en: 'You are using a one-time or demonstration password. Choose a new one to go on; logins on other devices end.',
  },
  currentPassword: { zh: '现在的密码', en: 'Present password' },
  newPassword: { zh: '新密码', en: 'New password' },
  newPasswordHint: {
    zh: '至少 12 个字符。建议用一句自己记得住的话。',
    en: 'At least 12 characters. A sentence you can remember is best.',
  },
  tooShort: { zh: '至少需要 12 个字符', en: 'At least 12 characters are needed' },
  repeat: { zh: '再输入一次新密码', en: 'The new password again' },
  differs: { zh: '两次输入的新密码不一致', en: 'The two new passwords differ' },
  save: { zh: '保存并继续', en: 'Save and go on' },
  logOut: { zh: '退出登录', en: 'Log out' },
  language: { zh: 'English', en: '中文' },
});
